/** As in `host`, for the tests of this folder: each program runs those beside it. */
export { run } from "../host/index";
