/** Given names, as they occur in British public life: two capitals of which the first is one are a person. */
const NAMES = `
aaron abdul abigail adam adrian ahmed aisha alan alana albert alex alexander alexandra alexis alfred ali alice alison alistair alok amanda amber amelia amir amy
andrea andrew andy angela angie angus anita ann anna anne anneliese annette anthony antonia antonio arthur asha ashley audrey barbara barry beatrice becky ben benjamin bernadette
bernard beth beverley bill billy bob boris brandon brenda brian bridget bruce bryan callum cameron camilla carl carla carol caroline carolyn catherine cathy
charles charlie charlotte cherie chloe chris christian christina christine christopher claire clare clive colin connor craig crispin cyril daisy damian dan daniel danielle danny darren
dave david dawn dean deborah debbie declan denise dennis derek desmond diana diane dominic don donald donna dorothy doug douglas duncan dylan eamonn ed eddie edgar edith
edward edwina eileen elaine eleanor elizabeth ella ellen ellie emily emma eric erica erwin esther ethan eva evelyn ewan fatima felicity fergus fiona frances francesca francis frank fred
frederick freya gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gillian gina glen glenn gloria gordon grace graeme graham grant greg gregory guy gwen
hannah harold harriet harry hazel heather heidi helen helena henry hilary holly howard hugh humza ian imran ingrid irene iris isaac isabel isabella isla ivan ivor jack jackie jacob jacqueline
jacqui jade jake james jamie jan jane janet janice jason jasmine jay jayne jean jeff jeffrey jen jennifer jenny jeremy jerry jess jesse jessica jill jim jimmy jo joan joanna joanne joe joel john
johnny jon jonathan jordan joseph josephine josh joshua joy joyce juan judith judy julia julian julie juliet justin karen karl kate katherine kathleen kathryn kathy katie katy
kay keir keith kelly kelvin ken kenneth kenny kerry kevin kim kimberley kirsty kit kylie laura lauren laurence lawrence leah lee leo leon leonard leroy lesley leslie lewis liam lilian lily linda lindsay lisa liz lizzie
lloyd lorna lorraine louis louise lucinda lucy luke lydia lyn lynn lynne maggie malcolm malik mandy marcus margaret maria marie marilyn mark martha martin martyn mary matilda matt matthew maureen
maurice mavis max maxine megan mehmet mel melanie melissa mercy michael michelle mick mike miles milly mohammad mohammed molly mona monica morgan muhammad myra nadia nadine nancy naomi natalie natasha
nathan neil nicholas nick nicky nicola nicole nigel nina noel nora norman oliver olivia omar oscar owen paddy pam pamela pat patricia patrick paul paula pauline penelope penny perry pete peter phil
philip philippa phillip phoebe phyllis piers pippa polly priti rachel ralph ravi ray raymond rebecca reg rehman reginald rhian rhys ricardo richard rick ricky rishi rita rob robbie robert roberta robin roger roland ron ronald ronnie
rory rosa rosalind rosamund rose rosemary ross roy rupert russell ruth ryan sadie sadiq sajid sally sam samantha samuel sandra sara sarah scott sean sebastian shabana shami sharon shaun sheila shelley
shirley sian sid silvia simon sonia sonya sophia sophie stacey stanley stefan stella stephanie stephen steve steven stewart stuart sue suella susan susannah suzanne suzie sybil sylvia tania tanya tara ted terence teresa
terry tessa thelma theo theresa thomas tim timothy tina tobias toby tom tommy tony tracey tracy trevor tristan tyler ursula valerie vanessa vera verity vernon veronica vicki vicky victor victoria vikki vincent violet
virginia vivien vladimir wayne wendy wes wesley wilfred william winston yasmin yusuf yvette yvonne zac zachary zara zoe
`;

const FIRST_NAMES = new Set(NAMES.split(/\s+/).filter(Boolean));

/** Takes a word in lower case. */
export function isFirstName(lower: string): boolean {
  return FIRST_NAMES.has(lower);
}
