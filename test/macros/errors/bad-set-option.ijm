setOption("BlackBackground", true);
print("ok");
setOption("Nonsense", true);
print("after");
