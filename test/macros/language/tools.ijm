setTool("rectangle"); setTool(2); print(toolID); restorePreviousTool(); wait(1); showStatus("x"); showProgress(0.5); showProgress(1, 2); beep();
print("ok");
