import { render } from "preact";
import { App } from "./App.tsx";
import { meetPage } from "./page.ts";
import "./style.css";

const place = document.getElementById("app");
const page = await meetPage();
if (place) render(<App page={page} />, place);
