// Names of files: taken apart, sorted, put together.
names = newArray("exp12_DAPI_t003.tif", "exp2_GFP_t010.tif", "Exp1_dapi_t001.TIF", "notes.txt", "exp7_RFP_t099.ome.tif");
Array.sort(names);
count = 0;
table = "";
for (i = 0; i < names.length; i++) {
	name = names[i];
	if (endsWith(toLowerCase(name), ".tif")) {
		parts = split(name, "_");
		number = parseInt(substring(parts[0], 3));
		dot = indexOf(parts[2], ".");
		time = parseInt(substring(parts[2], 1, dot));
		base = substring(name, 0, lastIndexOf(name, "."));
		print(base + " | " + number + " | " + toUpperCase(parts[1]) + " | " + time);
		table = table + number + "," + time + "\n";
		count++;
	} else
		print("skipped " + name);
}
lines = split(table, "\n");
sum = 0;
for (i = 0; i < lines.length; i++) {
	cells = split(lines[i], ",");
	sum += parseFloat(cells[1]);
	if (matches(lines[i], "^1.*")) print("starts with 1: " + lines[i]);
}
print(count + " pictures, sum of times " + sum);
text = replace(table, "\n", ";");
print(text);
print(String.pad(7, 4) + " " + IJ.pad(42, 6) + " " + String.join(names, "/"));
print(startsWith("exp12", "exp") + " " + indexOf("banana", "an", 2) + " " + lengthOf("four"));
print(fromCharCode(65, 66, 67) + " " + charCodeAt("a", 0));
s = "a-b";
print(s.toUpperCase + " " + s.replace("-", "+") + " " + s.length + " " + s.contains("-"));
print(d2s(3.14159, 3), d2s(1e10, 2), d2s(0.00001234, -3), toString(1/3), toString(1/3, 6), toHex(255), toBinary(10));
