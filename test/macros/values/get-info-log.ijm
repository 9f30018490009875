print("first");
print("second\nthird");
a = split(getInfo("log"), "\n");
print(a.length, a[0]);
print("\\Clear");
print("\\Update:x"); print("\\Update:y"); print("\\Update2:z"); print("a\n"); print("\n"); print("\n\n"); print("");
IJ.log("by IJ.log"); print("\\Update30:kept"); print("b\n\n"); print("tab\tx");
