import {cutEveryEvent} from '../support/every-event.js';

cutEveryEvent('1.12', '1.12.1');
