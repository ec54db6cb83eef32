import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/kernel/messages';
import { CellOutputs, overwriteLines, streamLimit, type DisplayOutput, type StreamOutput } from '../../src/outputs/model';

const say = (msg_type: string, content: Record<string, unknown>): Message => ({
  channel: 'iopub', header: { msg_id: 'm', msg_type, session: '', username: '', date: '', version: '5.3' },
  parent_header: {}, metadata: {}, content,
});
const print = (text: string, name = 'stdout'): Message => say('stream', { name, text });
const show = (id: string, text: string): Message =>
  say('display_data', { data: { 'text/plain': text }, metadata: {}, transient: { display_id: id } });

describe('a cell’s outputs', () => {
  test('pieces of one stream join, the other stream starts anew', () => {
    const outputs = new CellOutputs();
    for (const message of [print('a'), print('b\n'), print('!', 'stderr'), print('c')]) outputs.apply(message);
    expect(outputs.items.map((item) => (item as StreamOutput).text)).toEqual(['ab\n', '!', 'c']);
  });

  test('an update reaches every display of its id and keeps their place', () => {
    const outputs = new CellOutputs();
    for (const message of [show('x', '1'), print('between'), show('y', '2'), show('x', '3')]) outputs.apply(message);
    const keys = outputs.items.map(({ key }) => key);
    expect(outputs.update(say('update_display_data', { data: { 'text/plain': 'new' }, transient: { display_id: 'x' } }))).toBe(true);
    expect(outputs.items.map(({ key }) => key)).toEqual(keys);
    expect(outputs.items.filter(({ kind }) => kind === 'display').map((item) => (item as DisplayOutput).data['text/plain'])).toEqual(['new', '2', 'new']);
    expect(outputs.items.map(({ version }) => version > 0)).toEqual([true, true, false, true]);
  });

  test('an update of an unknown id changes nothing', () => {
    const outputs = new CellOutputs();
    outputs.apply(show('x', '1'));
    expect(outputs.update(say('update_display_data', { data: {}, transient: { display_id: 'z' } }))).toBe(false);
    expect(outputs.update(say('update_display_data', { data: {} }))).toBe(false);
  });

  test('clear_output clears at once, or waits for what comes next', () => {
    const outputs = new CellOutputs();
    outputs.apply(print('old'));
    outputs.apply(say('clear_output', { wait: true }));
    expect(outputs.items).toHaveLength(1);
    outputs.apply(print('new'));
    expect(outputs.items.map((item) => (item as StreamOutput).text)).toEqual(['new']);
    outputs.apply(say('clear_output', { wait: false }));
    expect(outputs.items).toHaveLength(0);
  });

  test('messages that draw nothing say so', () => {
    expect(new CellOutputs().apply(say('execute_input', {}))).toBe(false);
  });

  test('of one endless line the end is kept too', () => {
    const outputs = new CellOutputs();
    for (let i = 0; i < 4; i++) outputs.apply(print('x'.repeat(1_000_000)));
    outputs.apply(print('end\n'));
    const [stream] = outputs.items as StreamOutput[];
    expect(stream!.cut).toBe(true);
    expect(stream!.text.length).toBeGreaterThan(streamLimit / 2);
    expect(stream!.text.endsWith('end\n')).toBe(true);
  });

  test('a cell that prints for ever keeps the end, whole lines of it', () => {
    const outputs = new CellOutputs();
    const line = 'x'.repeat(99) + '\n';
    for (let i = 0; i < 40; i++) outputs.apply(print(line.repeat(1000)));
    const [stream] = outputs.items as StreamOutput[];
    expect(stream!.cut).toBe(true);
    expect(stream!.text.length).toBeLessThanOrEqual(streamLimit * 1.5);
    expect(stream!.text.length % 100).toBe(0);
  });
});

describe('carriage returns', () => {
  test.each([
    ['', 'pas 1\rpas 2', 'pas 2'],
    ['pas 1', '\rpas 2', 'pas 2'],
    ['done\npas 10', '\rpas 9', 'done\npas 90'],
    ['', 'a\r\nb\r\n', 'a\nb\n'],
    ['a\r', '\nb', 'a\nb'],
    ['50 %\r', '60 %', '60 %'],
  ])('%j then %j shows %j', (before, text, shown) => {
    expect(overwriteLines(before, text)).toBe(shown);
  });
});
