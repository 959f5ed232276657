/** All that makes an app no chat, but a form that makes something: fetched for such apps. */
import './components/task.js';

export {setUpTask as setUp} from './state/task.js';
