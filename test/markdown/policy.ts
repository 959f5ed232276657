import {englishLabels, type MarkdownPolicy} from '../../src/markdown/policy.js';

/** Dify on an address of its own, one further place for images. */
export const policy: MarkdownPolicy = {
  difyOrigin: 'https://dify.example',
  imageOrigins: ['https://cdn.example/charts'],
  labels: englishLabels,
};
