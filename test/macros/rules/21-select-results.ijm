// images: noise8.tif blobs8.tif
print("a"); setResult("q",0,2); selectWindow("Log"); print(getTitle); selectWindow("Results"); print(getTitle); rename("Log"); selectWindow("Log"); print(getTitle);
