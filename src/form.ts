/** What asks for an app's inputs, and how that looks: fetched for the apps that have a form. */
import './components/inputs-form.js';
import type {SessionCore} from './state/core.js';
import {askInputs} from './state/inputs.js';
import type {AppState} from './state/types.js';

/** Sets up what asks for the inputs of an app. @throws when code cannot be fetched. */
export const setUp = (core: SessionCore, {parameters}: AppState): Promise<void> =>
  askInputs(core, parameters.user_input_form);
