/** Questions that cannot leave: who looks after them, and what is shown of them. One chunk, since it is fetched for times without a network. */
import './components/unsent.js';

export {keepOutbox} from './state/outbox.js';
