import { expect, test } from 'vitest';
import type { Outcome } from '../../src/kernel/kernel';
import { Runner, type Runnable } from '../../src/notebook/runner';

function cell(name: string, log: string[], outcome: Outcome | Promise<Outcome> = 'ok'): Runnable {
  return {
    onQueued: () => log.push(`${name} queued`),
    onUnqueued: () => log.push(`${name} unqueued`),
    run: async () => {
      log.push(`${name} runs`);
      return outcome;
    },
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('cells run one after the other, in order', async () => {
  const log: string[] = [];
  new Runner().add(cell('a', log), cell('b', log));
  await settle();
  expect(log).toEqual(['a queued', 'b queued', 'a runs', 'b runs']);
});

test('a failure empties the queue', async () => {
  const log: string[] = [];
  new Runner().add(cell('a', log, 'error'), cell('b', log));
  await settle();
  expect(log).toEqual(['a queued', 'b queued', 'a runs', 'b unqueued']);
});

test('a cell waits in the queue once, and may run again later', async () => {
  const log: string[] = [];
  const runner = new Runner();
  let release!: (outcome: Outcome) => void;
  const slow = cell('slow', log, new Promise<Outcome>((resolve) => { release = resolve; }));
  const other = cell('other', log);
  runner.add(slow);
  runner.add(other);
  runner.add(other);
  expect(runner.busy).toBe(true);
  release('ok');
  await settle();
  expect(log.filter((line) => line === 'other runs')).toHaveLength(1);
  runner.add(other);
  await settle();
  expect(log.filter((line) => line === 'other runs')).toHaveLength(2);
  expect(runner.busy).toBe(false);
});
