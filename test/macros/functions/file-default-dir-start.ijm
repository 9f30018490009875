print("[" + File.getDefaultDirectory + "]");
