// images: labels8.tif
// Settings kept in a List, a Property and an array of strings.
List.set("threshold", 0.5);
List.set("name", "cells");
List.set("size", 12);
print(List.size);
print(List.get("name") + " " + List.getValue("threshold") + " " + List.getValue("size"));
print(List.getList);
List.clear();
List.setMeasurements;
keys = newArray("Area", "Mean", "Mode", "Min", "Max", "X", "Perim.", "Skew", "Kurt", "%Area", "RawIntDen");
for (i = 0; i < keys.length; i++)
	print(keys[i] + " = " + List.get(keys[i]));
Property.set("stage", "one");
print(Property.get("stage"));
options = "";
flags = newArray("display", "clear", "include");
for (i = 0; i < flags.length; i++) options = options + flags[i] + " ";
setThreshold(1, 255);
run("Analyze Particles...", "size=0-Infinity " + options);
print(nResults);
print(getValue("results.count"), getValue("Mean"), getValue("selection.size"));
a = Array.concat(flags, "add");
a = Array.deleteValue(a, "clear");
Array.print(Array.reverse(a));
print(a.length);
resetThreshold;
