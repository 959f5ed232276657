import {passport} from './auth.js';
import {fail, invalidParam} from './errors.js';

/** `/info`, `/parameters`, `/meta`, `/site` and what a page asks before it has a passport. */
export function registerDescribeRoutes(router) {
  router.route('GET', '/info', {families: ['service']}, info);
  router.route('GET', '/parameters', {}, parameters);
  router.route('GET', '/meta', {}, ({app}) => ({tool_icons: app.config.toolIcons}));
  router.route('GET', '/site', {families: ['service']}, serviceSite);
  router.route('GET', '/site', {families: ['webapp']}, webappSite);
  const open = {families: ['webapp'], auth: 'none'};
  router.route('GET', '/passport', open, passport);
  router.route('GET', '/login/status', open, loginStatus);
  router.route('GET', '/webapp/access-mode', open, accessMode);
  router.route('GET', '/webapp/permission', open, permission);
  router.route('GET', '/system-features', open, systemFeatures);
}

function info({app: {config}}) {
  const {name, description, tags, mode, authorName} = config;
  return {name, description, tags, mode, author_name: authorName};
}

function parameters({app: {config}}) {
  if (!config.published) fail(400, 'app_unavailable', 'App unavailable, please check your app configurations.');
  return config.parameters;
}

function serviceSite({app: {config}}) {
  const {icon_url, prompt_public, ...site} = config.site;
  return {...site, icon_url};
}

function webappSite({app, endUser}) {
  return {
    app_id: app.id,
    end_user_id: endUser.id,
    enable_site: true,
    site: app.config.site,
    model_config: null,
    plan: 'basic',
    can_replace_logo: false,
    custom_config: null,
  };
}

function loginStatus({query, headers}) {
  if (!query.get('app_code')) return {logged_in: false, app_logged_in: false};
  return {logged_in: true, app_logged_in: Boolean(headers['x-app-passport'])};
}

function accessMode({query}) {
  if (!query.get('appCode') && !query.get('appId')) invalidParam('appId or appCode must be provided');
  return {accessMode: 'public'};
}

function permission({query, headers}) {
  if (!query.get('appId') || !headers['x-app-code']) invalidParam('appId must be provided');
  throw new Error('an enterprise feature, which the recorded servers answer with 500');
}

function systemFeatures({world}) {
  return {
    ...(world.atLeast('1.14') && {app_dsl_version: '0.6.0'}),
    sso_enforced_for_signin: false,
    sso_enforced_for_signin_protocol: '',
    enable_marketplace: false,
    max_plugin_package_size: 52428800,
    enable_email_code_login: false,
    enable_email_password_login: true,
    enable_social_oauth_login: false,
    ...(world.atLeast('1.14') && {enable_collaboration_mode: true}),
    is_allow_register: false,
    is_allow_create_workspace: false,
    is_email_setup: false,
    license: {status: 'none', expired_at: '', workspaces: {enabled: false, size: 0, limit: 0}},
    branding: {enabled: false, application_title: '', login_page_logo: '', workspace_logo: '', favicon: ''},
    webapp_auth: {
      enabled: false,
      allow_sso: false,
      sso_config: {protocol: ''},
      allow_email_code_login: false,
      allow_email_password_login: false,
    },
    plugin_installation_permission: {plugin_installation_scope: 'all', restrict_to_marketplace_only: false},
    enable_change_email: true,
    plugin_manager: {enabled: false},
    ...(world.atLeast('1.13') && {trial_models: []}),
    ...(world.atLeast('1.14') && {enable_creators_platform: true}),
    ...(world.atLeast('1.13') && {enable_trial_app: false, enable_explore_banner: false}),
  };
}
