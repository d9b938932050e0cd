import { PageElement } from './element.js';

/** A modal dialog of the browser's own, which keeps the focus and gives it back. */
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
