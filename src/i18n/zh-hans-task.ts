import type {TaskStrings} from './en-task.js';

/** Chinese (simplified) words for apps that are no chats. */
export const zhHansTask: TaskStrings = {
  task: {
    run: '运行',
    stop: '停止',
    clear: '清空',
    form: '输入',
    change: '修改输入',
    results: '结果',
    result: (number) => `结果 ${number}`,
    clearResults: '清除结果',
    empty: '结果将显示在这里。',
    noInputs: '无输入',
    yes: '是',
    no: '否',
    file: '文件',
    working: '正在处理…',
    nothing: '运行结束，没有结果。',
    partial: '部分步骤失败，结果可能不完整。',
    stopped: '您已停止。',
    cut: '完成之前连接已断开。',
    again: '再次运行',
    more: '生成类似内容',
    copy: '复制结果',
    output: '结果',
    copyValue: (name) => `复制：${name}`,
    entries: (count) => `${count} 项`,
    showMore: '显示更多',
    value: '值',
  },
};
