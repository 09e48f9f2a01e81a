/** Something that has just happened, to be said in a few words. `undo` takes it back. */
export type ToastRequest = {
  kind: "success" | "failure";
  title: string;
  detail?: string | undefined;
  undo?: () => unknown;
};
