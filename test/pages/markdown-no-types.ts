/** Draws without any policy for Trusted Types: not even Lit's, so the view alone. */
import {MarkdownView} from '../../src/markdown/view.js';
import {policy} from '../markdown/policy.js';

const view = new MarkdownView(document.body, () => policy);
Object.assign(window, {view});
