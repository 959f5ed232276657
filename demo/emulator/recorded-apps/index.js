import {CHAT_APPS} from './chat-apps.js';
import {FLOW_APPS} from './flow-apps.js';

const site = {
  chat_color_theme: '#155EEF',
  chat_color_theme_inverted: true,
  icon: '🤖',
  icon_background: '#D5F5F6',
  description: 'A recorded app',
  copyright: 'Example Inc.',
  privacy_policy: 'https://example.com/privacy',
  custom_disclaimer: 'Answers may be wrong. <b>Check</b> them.',
  use_icon_as_answer_icon: true,
};

/**
 * Adds the apps that the recorded servers had, with the keys `app-EXAMPLE-<name>` and the codes `EXAMPLEcode-<name>`
 * of the recordings. Their model answers as the recorded one did.
 */
export function addRecordedApps(world) {
  for (const [name, config] of Object.entries({...CHAT_APPS, ...FLOW_APPS})) {
    const identity = {apiKey: `app-EXAMPLE-${name}`, siteCode: `EXAMPLEcode-${name}`};
    const flow = ['advanced-chat', 'workflow'].includes(config.mode);
    world.addApp(
      {
        name: `Recorded ${name}`,
        description: `${name} for recording`,
        site: {title: `Recorded ${name}`, ...site},
        persona: 'scripted',
        firstTokenMs: 20,
        suggestedMs: 20,
        ...(flow && {graph: name}),
        ...config,
      },
      identity,
    );
  }
}
