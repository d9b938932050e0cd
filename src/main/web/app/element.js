import { LitElement } from 'lit';

/** Renders without a shadow root, so that labels, styles and headings form one document, also for assistive technology. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
