import type { FrameLocator } from "playwright-core";

/** Sets a select of the header as a user does: where the header is narrow the rules stand in a menu, which is opened for it. */
export async function chooseRule(panel: FrameLocator, select: string, value: string): Promise<void> {
  const field = panel.getByTestId(select);
  await field.waitFor({ state: "attached" });
  const isInMenu = !(await field.isVisible());
  if (isInMenu) await panel.getByTestId("rules").click();
  await field.selectOption(value);
  if (isInMenu) await field.press("Escape");
}
