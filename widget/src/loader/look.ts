/** The launcher's and panel's looks; a constructed sheet needs no `unsafe-inline` of the host page. */
export const look = `
:host{all:initial;position:fixed;right:0;bottom:0;width:0;height:0;z-index:2147483000;color-scheme:light dark}
@media print{:host{display:none}}
*{box-sizing:border-box}
.launcher{position:fixed;right:calc(20px + env(safe-area-inset-right,0px));bottom:calc(20px + env(safe-area-inset-bottom,0px));width:56px;height:56px;padding:0;border:0;border-radius:50%;background:var(--colour);color:var(--ink);box-shadow:0 0 0 1px rgb(127 127 127/.18),0 4px 16px rgb(10 25 25/.24);cursor:pointer;display:grid;place-items:center;-webkit-tap-highlight-color:transparent}
.launcher:focus-visible{outline:3px solid var(--colour);outline-offset:3px}
.launcher svg{grid-area:1/1;width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.launcher[aria-expanded=true] .bubble,.launcher[aria-expanded=false] .cross{visibility:hidden;opacity:0;transform:scale(.6)}
.badge{position:absolute;top:-6px;right:-6px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;background:#c8261c;color:#fff;font:600 11px/22px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums;text-align:center;box-shadow:0 0 0 2px #fff}
.panel{position:fixed;right:calc(20px + env(safe-area-inset-right,0px));bottom:calc(88px + env(safe-area-inset-bottom,0px));width:384px;height:min(660px,calc(100vh - 108px));height:min(660px,calc(100dvh - 108px));border-radius:14px;overflow:hidden;background:light-dark(#fff,#151919);box-shadow:0 0 0 1px rgb(127 127 127/.2),0 12px 40px rgb(10 25 25/.26)}
[hidden]{display:none!important}
iframe{display:block;width:100%;height:100%;border:0;color-scheme:light dark;background:light-dark(#fff,#151919)}
@media (max-width:600px){
.panel{inset:0;width:100%;height:100%;border-radius:0;box-shadow:none}
.launcher[aria-expanded=true]{display:none}
}
@media (prefers-reduced-motion:no-preference){
.launcher svg{transition:opacity .15s,transform .15s}
.panel{animation:rise .16s ease-out}
@keyframes rise{from{opacity:0;transform:translateY(8px)}}
}`;
