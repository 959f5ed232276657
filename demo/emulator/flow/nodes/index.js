import {agent} from './agent.js';
import {questionClassifier, ifElse} from './branches.js';
import {assigner, documentExtractor, parameterExtractor, template, variableAggregator} from './data.js';
import {answer, end, start} from './ends.js';
import {httpRequest} from './http.js';
import {humanInput} from './human-input.js';
import {iteration} from './iteration.js';
import {knowledgeRetrieval} from './knowledge.js';
import {llm} from './llm.js';
import {loop} from './loop.js';
import {tool} from './tool.js';

/**
 * What each kind of node does: `async (node, context)` → `{inputs, process, outputs, meta, handle?, pause?}`.
 * A node that fails throws a `NodeError` (or the model's error).
 */
export const kinds = {
  start,
  answer,
  end,
  llm,
  agent,
  tool,
  iteration,
  loop,
  assigner,
  'if-else': ifElse,
  'question-classifier': questionClassifier,
  'template-transform': template,
  code: template,
  'variable-aggregator': variableAggregator,
  'document-extractor': documentExtractor,
  'parameter-extractor': parameterExtractor,
  'knowledge-retrieval': knowledgeRetrieval,
  'http-request': httpRequest,
  'human-input': humanInput,
};
