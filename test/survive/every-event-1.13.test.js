import {cutEveryEvent} from '../support/every-event.js';

cutEveryEvent('1.13', '1.13.2');
