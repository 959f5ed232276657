import type {RichStrings} from './en-rich.js';

/** Simplified Chinese. */
export const zhHansRich: RichStrings = {
  steps: {},
  humanInput: {},
  sources: {
    count: (count) => `${count} 个来源`,
    match: (percent) => `匹配度 ${percent}`,
    page: (page) => `第 ${page} 页`,
    all: '显示全部',
    less: '收起',
    more: (count) => `再显示 ${count} 个`,
    passage: (number) => `段落 ${number}`,
    copy: '连同来源一起复制',
    title: '来源',
    by: (name) => `由 ${name} 回答`,
    prepared: '预设回答',
  },
  files: {},
  thoughts: {},
  context: {},
};
