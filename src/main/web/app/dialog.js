import { PageElement } from './element.js';

/** A native modal dialog, which traps the focus and restores it. */
export class DialogElement extends PageElement {
  firstUpdated() {
    this.dialog = this.querySelector('dialog');
  }

  async open() {
    await this.updateComplete;
    this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }
}
