setOption("BlackBackground", false); setOption("ScaleConversions", true); setOption("ExpandableArrays", true);
a = newArray(1); a[3] = 1; print(a.length);
setOption("Area", false);
print(is("Batch Mode")); setBatchMode(true); print(is("Batch Mode")); setBatchMode(false); print(is("Batch Mode"));
