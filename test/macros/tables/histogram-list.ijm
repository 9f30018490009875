// images: blobs8.tif
run("Histogram"); Table.list; print(Table.title, Table.headings, Table.size, Table.get("count", 20));
close("Histogram of blobs8");
newImage("f", "32-bit ramp", 50, 10, 1);
run("Histogram", "bins=10 use"); Table.showHistogramTable; print(Table.headings, Table.size);
