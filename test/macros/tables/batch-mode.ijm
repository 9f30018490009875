// tables while windows are hidden
setBatchMode(true);
Table.create("T1"); for (i=0;i<5;i++){ Table.set("i",i,i); Table.set("sq",i,i*i/7); } Table.update;
newImage("a","8-bit black",10,10,1);
Table.set("late",4,"z"); print(Table.title, Table.size, Table.headings);
setResult("v", 0, mean()); 
function mean(){ getStatistics(area, mean); return mean; }
updateResults; print(nResults, isOpen("T1"), isOpen("Results"));
Table.rename("T1","T2"); print(Table.size("T2"));
Table.deleteRows(0,1,"T2"); print(Table.get("i",0,"T2"));
Table.setColumn("w", newArray(1,2,3,4,5,6), "T2"); print(Table.size("T2"), Table.getString("i",5,"T2")+"|", Table.get("w",5,"T2"));
close("T2"); print(isOpen("T2"));
saveAs("Results", getDirectory("temp")+"h3q.csv"); print(File.openAsString(getDirectory("temp")+"h3q.csv")); File.delete(getDirectory("temp")+"h3q.csv");
