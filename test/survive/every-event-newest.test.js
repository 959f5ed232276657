import {cutEveryEvent} from '../support/every-event.js';

cutEveryEvent('newest', '1.14.2');
