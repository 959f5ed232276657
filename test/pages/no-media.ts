/** Records every report of the policy. */
import '../../src/index.js';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({violatedDirective}) => violations.push(violatedDirective));
Object.assign(window, {violations});
