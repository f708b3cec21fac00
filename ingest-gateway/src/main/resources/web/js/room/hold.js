/**
 * A button that does one thing when tapped and another when held; keys and assistive technology always tap.
 */
import { Directive, directive, PartType } from 'lit-html/directive.js';
import { noChange } from 'lit-html';

const HOLD_MILLIS = 550;

class HoldOrTap extends Directive {
  constructor(part) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error('holdOrTap belongs to an element');
    }
  }

  update(part, [actions]) {
    this.actions = actions;
    if (!this.bound) {
      this.bound = true;
      this.bind(part.element);
    }
    return noChange;
  }

  render() {
    return noChange;
  }

  bind(element) {
    let timer = null;
    let held = false;
    const stop = () => clearTimeout(timer);
    element.addEventListener('pointerdown', (event) => {
      held = false;
      if (event.button === 0) {
        stop();
        timer = setTimeout(() => {
          held = true;
          this.actions.hold();
        }, HOLD_MILLIS);
      }
    });
    for (const name of ['pointerup', 'pointerleave', 'pointercancel']) {
      element.addEventListener(name, stop);
    }
    element.addEventListener('contextmenu', (event) => event.preventDefault());
    element.addEventListener('click', () => {
      if (!held) {
        this.actions.tap();
      }
      held = false;
    });
  }
}

export const holdOrTap = directive(HoldOrTap);
