print("a");
setOption("NoSuchOption", true);
