/** A newspaper page with three articles, the first of which goes on in the third. */
export const FIRST = [
  '县里召开推进会',
  '',
  '某某日报讯（记者林某某）昨日，县里召开推进会，部署秋冬季重点工作。会议要求抓好落实。',
  '',
  '▶▶下转03版①',
  '',
].join('\n');
export const SECOND = [
  '乡村“四下基层”见实效',
  '',
  '某某日报讯（记者陈某某）今年以来，全县干部深入一线，解决群众问题13个。',
  '',
].join('\n');
const THIRD = [
  '推进会要求抓好落实',
  '',
  '▶▶上接01版①',
  '',
  '某某日报讯（记者林某某）会议还对安全生产作了安排，要求各乡镇抓好落实。',
  '',
].join('\n');
export const PAGE = `${FIRST}\n${SECOND}\n${THIRD}`;
