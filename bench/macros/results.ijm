// setResult, getResult, 3 columns of 30000 rows

start = getTime();
for(i=0;i<30000;i++){setResult("A",i,i);setResult("B",i,i*0.5);setResult("L",i,"x"+i);} updateResults(); s=0; for(i=0;i<nResults;i++) s+=getResult("A",i)+getResult("B",i)+lengthOf(getResultString("L",i)); 
return "" + (getTime() - start);
