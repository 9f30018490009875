// images: blobs8.tif
run("Measure"); setResult("Extra", 0, 1.25); setResult("Text", 0, "q"); updateResults;
run("Measure");
print(nResults, String.getResultsHeadings);
