import { render } from "preact";

render(<p>Report</p>, document.body);
