/**
 * Dify's wire types: objects as the servers send and take them, with Dify's own snake_case names.
 *
 * "May be missing" is said by `?`, "may be null" by `null`; both were seen on real servers (1.12 to 1.14.2 and newer). Every
 * `…_at` is whole Unix seconds unless it says otherwise. Answers may carry more fields than named here.
 */
export type * from './types-admin.js';
export type * from './types-app.js';
export type * from './types-base.js';
export type * from './types-chat.js';
export type * from './types-files.js';
export type * from './types-workflow.js';
