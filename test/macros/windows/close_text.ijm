print("to log");
setResult("A", 0, 1); updateResults();
print(isOpen("Log"), isOpen("Results"));
close("Results"); print(isOpen("Results"), nResults);
close("Log"); print("again");
l = getList("window.titles"); Array.print(l);
