// String functions
String.resetBuffer;
String.append("a");
String.append(12);
String.append(1 / 3);
print(String.buffer, lengthOf(String.buffer));
String.resetBuffer();
print("[" + String.buffer + "]");
print(String.join(newArray("a", "b", "c")), String.join(newArray(1, 2.5, 1 / 3, 1e10, 1e-7), "_"), String.join(newArray(0), "x"));
print(String.pad(7, 3), String.pad("7", 3), String.pad(-7, 4), String.pad(1234, 2), String.pad(7.9, 3), String.pad("ab", 5));
print(IJ.pad(12, 5), IJ.pad("x", 3));
String.copy("kept");
print(String.paste);
