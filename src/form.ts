/** What asks for an app's inputs, and how that looks: fetched for the apps that have a form. */
import {networkError} from './client/errors.js';
import './components/inputs-form.js';
import type {SessionCore} from './state/core.js';
import {askInputs} from './state/inputs.js';
import type {AppState} from './state/types.js';

/** Sets up what asks for the inputs of an app, or all that makes it no chat. @throws when code cannot be fetched. */
export async function setUp(core: SessionCore, app: AppState): Promise<void> {
  const mode = app.mode ?? core.options.page?.appMode;
  if (mode !== 'completion' && mode !== 'workflow') return askInputs(core, app.parameters.user_input_form);
  const {setUpApp} = await import('./task.js').catch((cause: unknown) => {
    throw networkError(cause);
  });
  await setUpApp(core, app, mode);
}
