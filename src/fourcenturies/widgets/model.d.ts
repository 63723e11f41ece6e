// What the scripts ask of a widget's model: anywidget's own, or what `living.js` puts in its place.

interface Model {
  get(name: string): any;
  set(name: string, value: unknown): void;
  on(event: string, tell: (...told: any[]) => void): void;
  off(event: string, tell: (...told: any[]) => void): void;
  save_changes(): void;
  /** Missing where there is no kernel. */
  send?(content: unknown, callbacks?: unknown, buffers?: ArrayBuffer[]): void;
}

interface Shown {
  model: Model;
  el: HTMLElement;
}

/** A reader's column that is kept, with a note. */
interface Pin {
  topic: string;
  source: string;
  note: string;
}

interface Choice {
  key: string[];
  told: string;
  body: number[];
  page?: HTMLElement;
}

declare var fourcenturiesStyles: Set<string> | undefined;
declare var fourcenturiesContexts: WeakMap<object, Memory> | undefined;

/** What is known, open and told of contexts. */
interface Memory {
  known: Set<string>;
  open: Set<string>;
  told: Map<string, Paragraph>;
}

interface Paragraph {
  passage: string;
  place?: string;
  instead?: string;
  pieces?: [string, boolean][];
}
