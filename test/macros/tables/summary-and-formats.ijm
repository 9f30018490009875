setResult("A",0,1); setResult("B",1,"x"); setResult("A",1,2.25);
run("Summarize"); print(nResults);
String.copyResults(); print(String.paste);
Table.showRowNumbers(false,"Results"); Table.update("Results"); print(Table.headings("Results"));
setResult("A",nResults,-1e-9); setResult("A",nResults,1e15); setResult("A",nResults,-0.0); setResult("A",nResults,123456789012); updateResults;
for(i=0;i<nResults;i++) print(getResultString("A",i), getResult("A",i));
