import {cutEveryEvent} from '../support/every-event.js';

cutEveryEvent('1.14', '1.14.2');
