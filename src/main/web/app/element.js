import { LitElement } from 'lit';

/** Renders into the page itself: labels, styles and headings are one document's, for assistive technology too. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
