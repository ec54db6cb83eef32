import type { KernelState } from '../kernel/kernel';
import { h } from '../ui/dom';
import { icon, type Icon } from '../ui/icons';
import { t } from '../ui/language';

interface Actions {
  runAll(): void;
  interrupt(): void;
  restart(): void;
}

/** The lesson's tools: what the kernel does, and the three things to tell it. */
export class KernelBar {
  readonly element: HTMLElement;
  private readonly label = h('span', { class: 'kernel-label' });
  private readonly status: HTMLElement;
  private readonly interruptButton: HTMLButtonElement;

  constructor(actions: Actions) {
    this.status = h('span', { class: 'kernel-status', 'data-testid': 'kernel-status', 'data-state': 'starting' },
      h('span', { class: 'kernel-dot', 'aria-hidden': 'true' }), this.label);
    this.interruptButton = tool('stop', t.interrupt, 'interrupt', actions.interrupt);
    this.element = h('div', { class: 'kernel-bar', role: 'toolbar', 'aria-label': t.kernelTools },
      this.status,
      tool('runAll', t.runAll, 'run-all', actions.runAll),
      this.interruptButton,
      tool('restart', t.restart, 'restart', actions.restart));
    this.show('starting');
  }

  show(state: KernelState): void {
    // A line that drops and comes back is, for whoever watches the page, a kernel that starts.
    this.status.dataset.state = state === 'reconnecting' ? 'starting' : state;
    this.label.textContent = t.kernel[state];
    this.status.title = t.kernelLabel(t.kernel[state]);
    this.interruptButton.setAttribute('aria-disabled', String(state === 'idle' || state === 'dead'));
  }
}

function tool(name: Icon, label: string, testId: string, action: () => void): HTMLButtonElement {
  return h('button', {
    type: 'button', class: 'tool', 'data-testid': testId, title: label, 'aria-label': label, onclick: action,
  }, icon(name), h('span', { class: 'tool-label' }, label));
}
