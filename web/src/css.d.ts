import "react";

declare module "react" {
  /** Our own properties may be set by style. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
