print(nImages);
getStatistics(area, mean);
