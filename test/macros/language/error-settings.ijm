restoreSettings();
