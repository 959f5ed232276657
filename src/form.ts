/** What asks for an app's inputs, and how that looks: fetched for the apps that have a form. */
import './components/inputs-form.js';

export {askInputs} from './state/inputs.js';
