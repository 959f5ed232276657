/** What stands beside the field of the composer, where the app takes files or speaks: each kind is fetched for an app that has it. */
import {nothing, type TemplateResult} from 'lit';
import type {DifyChatComposer} from './composer.js';

/** Before the field: what brings files. */
function before(_composer: DifyChatComposer): TemplateResult | typeof nothing {
  return nothing;
}

/** After the field: what listens. */
function after(_composer: DifyChatComposer): TemplateResult | typeof nothing {
  return nothing;
}

/** All of it, under one name. */
export const tools = {before, after};
